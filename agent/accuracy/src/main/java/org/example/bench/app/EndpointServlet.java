package org.example.bench.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The endpoint as a servlet. */
final class EndpointServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Endpoint endpoint;

  EndpointServlet(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      response.setContentType(endpoint.contentType());
      response.getWriter().println(endpoint.serve(request.getQueryString()));
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new ServletException(failed);
    }
  }
}
