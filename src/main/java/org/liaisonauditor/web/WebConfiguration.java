package org.liaisonauditor.web;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.liaisonauditor.inbox.Inbox;
import org.liaisonauditor.publish.DraftWatch;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The web side as the server has it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("auditor.server")
public class WebConfiguration implements WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new PageLanguage());
  }

  @Bean
  PageLanguage localeResolver() {
    return new PageLanguage();
  }

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("org/liaisonauditor/web/page");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setDefaultLocale(Locale.forLanguageTag("vi"));
    texts.setAlwaysUseMessageFormat(true);
    return texts;
  }

  @Bean
  FilterRegistrationBean<Guard> guard(@Value("${auditor.hosts}") List<String> hosts) {
    FilterRegistrationBean<Guard> registration = new FilterRegistrationBean<>(new Guard(hosts));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  DraftWatch draftWatch(
      @Value("${auditor.rules}") Path rules, RulesInForce rulesInForce, RuleVersions versions) {
    return new DraftWatch(rules, rulesInForce, versions);
  }

  @Bean
  RulesHealth rulesHealthIndicator(DraftWatch watch) {
    return new RulesHealth(watch);
  }

  @Bean
  LastRunHealth lastRunHealthIndicator(RunRecords runs) {
    return new LastRunHealth(runs);
  }

  @Bean
  InboxHealth inboxHealthIndicator(
      Inbox inbox, @Value("${auditor.inbox-sweep}") Duration every, Clock clock) {
    return new InboxHealth(inbox, every, clock);
  }
}
