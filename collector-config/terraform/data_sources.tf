resource "grafana_data_source" "prometheus" {
  name = "Prometheus"
  uid  = "narrows-prometheus"
  type = "prometheus"
  url  = var.prometheus_url

  json_data_encoded = jsonencode({
    httpMethod   = "POST"
    timeInterval = "15s"
    exemplarTraceIdDestinations = [
      { name = "trace_id", datasourceUid = "narrows-tempo" },
    ]
  })
}

resource "grafana_data_source" "tempo" {
  name = "Tempo"
  uid  = "narrows-tempo"
  type = "tempo"
  url  = var.tempo_url

  json_data_encoded = jsonencode({
    tracesToMetrics = {
      datasourceUid = "narrows-prometheus"
      tags = [
        { key = "service.name", value = "service_name" },
        { key = "http.route", value = "http_route" },
      ]
      queries = [
        {
          name  = "p95 of the route"
          query = "histogram_quantile(0.95, sum by (le) (rate(http_server_request_duration_seconds_bucket{$$__tags}[5m])))"
        },
      ]
    }
  })
}

resource "grafana_data_source" "loki" {
  name = "Loki"
  uid  = "narrows-loki"
  type = "loki"
  url  = var.loki_url
}
