package dev.mingce.notification.sending;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The texts in {@code templates/notices}, checked against {@link NoticeContent} when the service is
 * built.
 */
@CheckedTemplate(basePath = "notices", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class NoticeTemplates {
  private NoticeTemplates() {}

  static native TemplateInstance auditAlertZh(AlertContent notice);

  static native TemplateInstance auditAlertEn(AlertContent notice);

  static native TemplateInstance duplicateReviewZh(NoticeContent notice);

  static native TemplateInstance duplicateReviewEn(NoticeContent notice);

  static native TemplateInstance duplicateMergeZh(NoticeContent notice);

  static native TemplateInstance duplicateMergeEn(NoticeContent notice);
}
