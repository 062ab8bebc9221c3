package com.example.shop.partner;

import com.example.partners.PartnerServices;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

  /** So that the shop can be started alone. */
  @Bean
  @ConditionalOnProperty(name = "shop.partners.url", havingValue = "in-process")
  PartnerServices partnerServices() throws IOException {
    return PartnerServices.start(0, 1);
  }

  @Bean
  RestClient partners(
      @Value("${shop.partners.url}") String url, ObjectProvider<PartnerServices> inProcess) {
    PartnerServices own = inProcess.getIfAvailable();
    return RestClient.builder()
        .requestFactory(requestFactory())
        .baseUrl(own == null ? url : own.url())
        .build();
  }

  private static JdkClientHttpRequestFactory requestFactory() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
    factory.setReadTimeout(READ_TIMEOUT);
    return factory;
  }
}
