// What the field calls those who work here.
export const ROLES = {
  dispatcher: '受理派单员', handler: '承办人', reviewer: '审核员', visitor: '回访员', leader: '领导', deputy: '人大代表', admin: '管理员',
};
