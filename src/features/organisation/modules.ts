import type { IconName } from '@/components/icon/icon';

/** What an organisation's packages can open; the names are those of the server's catalogue. */
export interface WorkModule {
  readonly module: string;
  readonly title: string;
  readonly words: string;
  readonly icon: IconName;
}

export const workModules: readonly WorkModule[] = [
  { module: 'purchasing', title: '企业采购', words: '按部门集中下单，统一收货', icon: 'cart' },
  { module: 'approvals', title: '采购审批', words: '逐级审批采购申请', icon: 'done' },
  { module: 'inventory', title: '库存管理', words: '查看在库数量与出入库记录', icon: 'box' },
  { module: 'coupons', title: '员工福利券', words: '为员工发放与核销福利券', icon: 'wallet' },
  { module: 'reports', title: '经营报表', words: '按月查看采购金额与品类', icon: 'paper' },
  { module: 'service', title: '客户服务', words: '处理售后与咨询', icon: 'user' },
  { module: 'invoices', title: '发票管理', words: '申请与下载电子发票', icon: 'paper' },
  { module: 'budget', title: '预算管理', words: '设置部门预算与提醒', icon: 'shield' },
];

export const moduleOf = (name: string | undefined): WorkModule | null =>
  workModules.find(({ module }) => module === name) ?? null;
