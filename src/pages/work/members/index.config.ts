export default definePageConfig({ navigationBarTitleText: '成员与权限', enablePullDownRefresh: true });
