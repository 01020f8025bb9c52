package dev.mingce.dedup.config;

import dev.mingce.events.sealed.HttpSubjectKeySource;
import dev.mingce.events.sealed.SubjectKeyReader;
import dev.mingce.events.sealed.SubjectKeySource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Connects the reader of subject keys with customer-service. */
class SubjectKeySetup {

  @Produces
  @Singleton
  @DefaultBean
  SubjectKeySource subjectKeySource(DedupSettings settings, ServiceToken token) {
    return new HttpSubjectKeySource(settings.customerServiceUrl(), token::get);
  }

  @Produces
  @Singleton
  SubjectKeyReader subjectKeyReader(SubjectKeySource source) {
    return new SubjectKeyReader(source);
  }
}
