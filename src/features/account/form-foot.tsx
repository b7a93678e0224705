import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import './form-foot.scss';

interface FormFootProps {
  readonly id: string;
  readonly text: string;
  readonly busy: boolean;
  readonly kind?: 'primary' | 'quiet' | 'danger';
  readonly onTap: () => void;
}

/** The one button that ends a form. */
export const FormFoot = ({ id, text, busy, kind = 'primary', onTap }: FormFootProps) => (
  <View className="form-foot">
    <Button id={id} kind={kind} text={busy ? '请稍候…' : text} busy={busy} onTap={onTap} />
  </View>
);
