package org.example.bench;

/** What receives the requests. */
public enum Host {
  JETTY,
  TOMCAT,
  SPRING
}
