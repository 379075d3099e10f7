"""A county's year under a frozen clock (`make simulate`): what the product warned and escalated, judged by others' sums.

`year` turns the clock; `arrivals` and `people` say who acts when, `deeds` does what they decide by the
product's own rules, and `heads` is what the product's own sweep sees. `recount` reckons from what
happened alone, without any of the product's rules of time, what had to be told when; `judge` compares.

`handlers` is a smaller year through all of the product over the local runner's store: `lived` turns its
clock, `doors` does the same deeds by forms, rights and tables.
"""
