import { Text, View } from '@tarojs/components';
import type { LegalDocument } from './documents';
import './legal-text.scss';

/** A text in sections, to be read on a phone. */
export const LegalText = ({ document }: { readonly document: LegalDocument }) => (
  <View className="legal">
    <Text className="legal-title">{document.title}</Text>
    <Text className="legal-date">{`更新日期：${document.updated}`}</Text>
    {document.sections.map((section) => (
      <View key={section.title} className="legal-section">
        <Text className="legal-heading">{section.title}</Text>
        {section.paragraphs.map((paragraph) => (
          <View key={paragraph} className="legal-paragraph">
            <Text className="legal-words">{paragraph}</Text>
          </View>
        ))}
      </View>
    ))}
  </View>
);
