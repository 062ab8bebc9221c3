package org.example.bench.app;

import java.lang.reflect.Method;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring Boot with its Tomcat. */
final class SpringHost {
  private SpringHost() {}

  /** Starts it and says its port. */
  static int start(Endpoint endpoint) throws Exception {
    SpringApplication application = new SpringApplication(Application.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "server.tomcat.threads.max", Integer.toString(endpoint.threads()),
            "spring.main.banner-mode", "off",
            "logging.level.root", "warn"));
    ConfigurableApplicationContext context = application.run();
    Method method = Controller.class.getDeclaredMethod("serve", String.class);
    RequestMappingInfo mapping =
        RequestMappingInfo.paths(endpoint.path())
            .methods(RequestMethod.GET)
            .produces(endpoint.contentType())
            .build();
    context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .registerMapping(mapping, new Controller(endpoint), method);
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Nothing but what Spring Boot configures by itself. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  /** The endpoint as a handler of Spring MVC. */
  static final class Controller {
    private final Endpoint endpoint;

    Controller(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    @ResponseBody
    String serve(@RequestParam("n") String number) throws Exception {
      return endpoint.serve(number);
    }
  }
}
