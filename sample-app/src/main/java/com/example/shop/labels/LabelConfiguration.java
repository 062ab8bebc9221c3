package com.example.shop.labels;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
@EnableAsync
class LabelConfiguration {

  /** Meant to grow to 16 threads, but a pool grows only when its queue is full: this never is. */
  @Bean
  ThreadPoolTaskExecutor labelThreads() {
    ThreadPoolTaskExecutor threads = named("labels-");
    threads.setCorePoolSize(2);
    threads.setMaxPoolSize(16);
    return threads;
  }

  @Bean
  ThreadPoolTaskExecutor moreLabelThreads() {
    ThreadPoolTaskExecutor threads = named("labels-v2-");
    threads.setCorePoolSize(16);
    threads.setMaxPoolSize(16);
    threads.setAllowCoreThreadTimeOut(true);
    return threads;
  }

  private static ThreadPoolTaskExecutor named(String prefix) {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setThreadNamePrefix(prefix);
    return threads;
  }
}
