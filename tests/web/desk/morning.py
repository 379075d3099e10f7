"""What a dispatcher finds in the morning: what triage knows a unit for, and what it does not."""

WIDE = {"width": 1280, "height": 860}
MATTERS = (
    "拖欠我们工地工资已经三个月，老板一直不给，第{n}次来问",
    "小区电梯坏了五天没人修，老人上不去楼，第{n}次来问",
    "饭店后厨油烟直接往我家窗户里排，呛得睡不着，第{n}次来问",
)
UNKNOWN = "有一件事想问问，不晓得该找哪个部门，第{n}次来问"
