package com.example.mvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Spring MVC in a Tomcat at {@code /shop}, its dispatcher mapped as asked; gives its port. */
public class SpringServer implements IntSupplier, AutoCloseable {
  private final Tomcat tomcat = new Tomcat();

  public SpringServer(String mapping) throws LifecycleException, IOException {
    TomcatURLStreamHandlerFactory.disable();
    File base = Files.createTempDirectory("tomcat").toFile();
    base.deleteOnExit();
    tomcat.setBaseDir(base.getPath());
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("/shop", null);
    context.setParentClassLoader(SpringServer.class.getClassLoader());
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.setClassLoader(SpringServer.class.getClassLoader());
    spring.register(Shop.class, Orders.class, Errors.class);
    Wrapper dispatcher = Tomcat.addServlet(context, "dispatcher", new DispatcherServlet(spring));
    dispatcher.setAsyncSupported(true);
    dispatcher.setLoadOnStartup(1);
    context.addServletMappingDecoded(mapping, "dispatcher");
    ErrorPage page = new ErrorPage();
    page.setLocation("/error");
    context.addErrorPage(page);
    tomcat.start();
  }

  @Override
  public int getAsInt() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  /** The application's configuration. */
  @Configuration
  @EnableWebMvc
  public static class Shop implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
      registry.addResourceHandler("/static/**").addResourceLocations("classpath:/nothing/");
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
      return RouterFunctions.route()
          .GET("/functional/{id}", request -> ServerResponse.accepted().build())
          .build();
    }
  }

  /** Its one controller. */
  @RestController
  @RequestMapping("/orders")
  public static class Orders {
    @GetMapping("/{id}")
    String order(@PathVariable("id") String id) {
      return id;
    }

    @GetMapping("/{id}/broken")
    String broken(@PathVariable("id") String id) {
      throw new IllegalStateException(id);
    }

    @GetMapping("/{id}/later")
    Callable<String> later(@PathVariable("id") String id) {
      return () -> id;
    }

    @GetMapping("/{id}/refused")
    void refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.sendError(409);
    }

    @GetMapping("/{id}/forwarded")
    void forwarded(HttpServletRequest request, HttpServletResponse response) throws Exception {
      request.getRequestDispatcher("/orders/other").forward(request, response);
    }
  }

  /** The error page. */
  @RestController
  public static class Errors {
    @GetMapping("/error")
    String error() {
      return "sorry";
    }
  }
}
