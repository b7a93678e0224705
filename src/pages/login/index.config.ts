export default definePageConfig({
  navigationBarTitleText: '登录',
  backgroundColor: '#ffffff',
});
