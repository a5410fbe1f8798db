package org.liaisonauditor.store;

import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The database as the application has it. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

  /** Who has it finds all tables. */
  @Bean
  @DependsOnDatabaseInitialization
  Database database(DataSource source, PlatformTransactionManager transactions) {
    return new Database(source, transactions);
  }
}
