package com.example.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.EnumSet;

/** Servlets and filters for each way that a request can go. */
public class Shop implements ServletContextListener {
  /** What a servlet does with a request. */
  interface Work {
    void serve(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  private static final class Worker extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Work work;

    Worker(Work work) {
      this.work = work;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      work.serve(request, response);
    }
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    for (String name : new String[] {"first", "second"}) {
      FilterRegistration.Dynamic filter = context.addFilter(name, new PassingFilter());
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
    }
    add(context, "/hello/*", (request, response) -> response.getWriter().print("hello"));
    add(context, "/exports", (request, response) -> export(response));
    add(
        context,
        "/exports-later",
        (request, response) ->
            later(
                request,
                async -> {
                  export((HttpServletResponse) async.getResponse());
                  async.complete();
                }));
    add(
        context,
        "/echoes-twice",
        (request, response) -> {
          byte[] body = request.getInputStream().readAllBytes();
          response.getOutputStream().write(body);
          response.getOutputStream().write(body);
        });
    add(context, "/created", (request, response) -> response.setStatus(201));
    add(context, "*.do", (request, response) -> response.setStatus(204));
    add(context, "/throws", (request, response) -> failing());
    add(context, "/sends-error", (request, response) -> response.sendError(503));
    add(context, "/error-page", (request, response) -> response.getWriter().print("sorry"));
    add(
        context,
        "/forwards",
        (request, response) ->
            request.getRequestDispatcher("/hello/forwarded").forward(request, response));
    add(
        context,
        "/includes",
        (request, response) ->
            request.getRequestDispatcher("/hello/included").include(request, response));
    add(context, "/completes", (request, response) -> later(request, AsyncContext::complete));
    add(
        context,
        "/dispatches",
        (request, response) -> later(request, async -> async.dispatch("/hello/dispatched")));
    add(
        context,
        "/dispatches-twice",
        (request, response) -> later(request, async -> async.dispatch("/dispatches")));
    add(
        context,
        "/dispatches-to-error",
        (request, response) -> later(request, async -> async.dispatch("/throws")));
    add(context, "/times-out", (request, response) -> request.startAsync().setTimeout(200));
    add(context, "/calls", (request, response) -> call(request, response));
    add(context, "/upgrades", (request, response) -> upgrade(request, response));
    add(context, "/streams", (request, response) -> stream(response));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {}

  private static void add(ServletContext context, String pattern, Work work) {
    ServletRegistration.Dynamic servlet = context.addServlet(pattern, new Worker(work));
    servlet.setAsyncSupported(true);
    servlet.addMapping(pattern);
  }

  private static void export(ServletResponse response) {
    response.setContentType("text/csv");
    try {
      response.getWriter().print("a,b");
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static void failing() throws ServletException {
    throw new ServletException(new IllegalStateException("broken"));
  }

  /** What another thread does with an asynchronous request. */
  interface Later {
    void end(AsyncContext async);
  }

  private static void later(HttpServletRequest request, Later later) {
    AsyncContext async = request.startAsync();
    async.setTimeout(20_000);
    Thread container = Thread.currentThread();
    Thread thread =
        new Thread(
            () -> {
              while (isInside(container)) {
                Thread.onSpinWait();
              }
              later.end(async);
            });
    thread.start();
  }

  // An end that comes while the container's thread is still in the request is handled there.
  private static boolean isInside(Thread container) {
    for (StackTraceElement frame : container.getStackTrace()) {
      String type = frame.getClassName();
      if (type.endsWith("StandardHostValve")
          || type.endsWith("HandlerInvoker")
          || type.endsWith("HttpChannel")) {
        return true;
      }
    }
    return false;
  }

  private static void call(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    URI target = URI.create(request.getParameter("target"));
    HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
    response.setStatus(connection.getResponseCode());
    connection.getInputStream().readAllBytes();
  }

  private static void upgrade(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setStatus(101);
    response.setHeader("Upgrade", "echo");
    response.setHeader("Connection", "Upgrade");
    request.upgrade(Upgraded.class);
  }

  private static void stream(HttpServletResponse response) throws IOException {
    byte[] much = new byte[1 << 16];
    while (true) {
      response.getOutputStream().write(much);
      response.flushBuffer();
    }
  }

  /** Does nothing with the connection. */
  public static final class Upgraded implements HttpUpgradeHandler {
    @Override
    public void init(WebConnection connection) {
      try {
        connection.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void destroy() {}
  }

  private static final class PassingFilter implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (((HttpServletRequest) request).getRequestURI().endsWith("/refused")) {
        ((HttpServletResponse) response).sendError(401);
      } else {
        chain.doFilter(request, response);
      }
    }

    @Override
    public void destroy() {}
  }
}
