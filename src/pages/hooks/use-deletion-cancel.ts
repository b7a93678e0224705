import { useStore } from '@/store/use-store';
import { toast } from './toast';
import { useTask } from './use-task';

/** Keeps the account after all. */
export const useDeletionCancel = (): { readonly busy: boolean; readonly cancel: () => void } => {
  const cancelDeletion = useStore((state) => state.cancelDeletion);
  const { busy, run } = useTask();
  const work = async (): Promise<void> => {
    if (await run(cancelDeletion)) toast('已撤销注销申请');
  };
  return { busy, cancel: () => void work() };
};
