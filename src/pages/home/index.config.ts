export default definePageConfig({ navigationBarTitleText: '鲜集', enablePullDownRefresh: true });
