import { StateView } from '@/components/state-view/state-view';

/** The checkout reached by its address: nothing was chosen before. */
export const CheckoutEmpty = ({ onShop }: { readonly onShop: () => void }) => (
  <StateView
    icon="paper"
    title="没有待结算的商品"
    hint="从商品页或购物车开始结算"
    action={{ text: '去逛逛', id: 'go-shopping', onTap: onShop }}
  />
);
