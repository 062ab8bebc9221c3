package com.example.shop.scenario;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ScenarioController {

  private final ApplicationContext context;

  ScenarioController(ApplicationContext context) {
    this.context = context;
  }

  @GetMapping("/scenarios")
  List<View> scenarios() {
    return context.getBeansWithAnnotation(Scenario.class).keySet().stream()
        .map(bean -> context.findAnnotationOnBean(bean, Scenario.class))
        .map(it -> new View(it.value(), it.at(), it.line(), it.endpoint(), it.fixed()))
        .sorted(Comparator.comparing(View::name))
        .toList();
  }

  record View(String name, String at, String line, String endpoint, String fixed) {}
}
