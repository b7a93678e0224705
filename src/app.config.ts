export default defineAppConfig({
  pages: ['pages/home/index', 'pages/cart/index', 'pages/me/index', 'pages/login/index'],
  subPackages: [
    { root: 'pages/shop', pages: ['product/index'] },
    { root: 'pages/trade', pages: ['checkout/index', 'orders/index'] },
    {
      root: 'pages/account',
      pages: [
        'profile/index',
        'settings/index',
        'devices/index',
        'password/index',
        'phone/index',
        'unbind/index',
        'deletion/index',
      ],
    },
    { root: 'pages/work', pages: ['index', 'module/index'] },
    { root: 'pages/legal', pages: ['agreement/index', 'privacy/index'] },
    ...(process.env.NODE_ENV === 'production' ? [] : [{ root: 'pages/developer', pages: ['index'] }]),
  ],
  window: {
    navigationBarTitleText: '鲜集',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    navigationStyle: 'default',
    backgroundColor: '#f4f6f2',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#616c66',
    selectedColor: '#12733f',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'pages/cart/index',
        text: '购物车',
        iconPath: 'assets/tab/cart.png',
        selectedIconPath: 'assets/tab/cart-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab/me.png',
        selectedIconPath: 'assets/tab/me-on.png',
      },
    ],
  },
});
