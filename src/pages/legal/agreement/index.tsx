import { agreement } from '../documents';
import { LegalText } from '../legal-text';

export default function AgreementPage() {
  return <LegalText document={agreement} />;
}
