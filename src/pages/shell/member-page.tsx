import type { ReactNode } from 'react';
import { StateView } from '@/components/state-view/state-view';
import type { User } from '@/contract';
import { useStore } from '@/store/use-store';
import { useGate } from '../hooks/use-gate';
import { Page } from './page';

interface MemberPageProps {
  /** Said to anybody who is no member. */
  readonly title: string;
  readonly className?: string;
  readonly children: (user: User) => ReactNode;
}

/** A page that is a member's alone. Reached by its address, past the gate, it asks for the login itself. */
export const MemberPage = ({ title, className, children }: MemberPageProps) => {
  const auth = useStore((state) => state.auth);
  const gate = useGate();
  return (
    <Page className={className}>
      {auth.kind === 'member' ? (
        children(auth.user)
      ) : (
        <StateView
          icon="user"
          title={title}
          action={{
            text: '登录 / 注册',
            id: 'login-entry',
            onTap: () => gate('member-page', () => undefined),
          }}
        />
      )}
    </Page>
  );
};
