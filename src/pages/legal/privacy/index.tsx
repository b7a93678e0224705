import { privacy } from '../documents';
import { LegalText } from '../legal-text';

export default function PrivacyPage() {
  return <LegalText document={privacy} />;
}
