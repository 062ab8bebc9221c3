package com.example.shop.shipping;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads that mostly wait for partners: a virtual thread for each call where the JDK has them. */
@Configuration(proxyBeanMethods = false)
class ShippingConfiguration {

  @Bean(destroyMethod = "shutdown")
  ExecutorService callThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderThanJdk21) {
      return Executors.newCachedThreadPool(new CustomizableThreadFactory("calls-"));
    }
  }
}
