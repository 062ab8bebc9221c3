variable "grafana_url" {
  description = "Where Grafana answers, such as https://grafana.example."
  type        = string
}

variable "grafana_token" {
  description = "A service account's token that may write folders, dashboards, data sources and alerting."
  type        = string
  sensitive   = true
}

variable "prometheus_url" {
  description = "Where Grafana reaches Prometheus."
  type        = string
  default     = "http://prometheus:9090"
}

variable "tempo_url" {
  description = "Where Grafana reaches Tempo."
  type        = string
  default     = "http://tempo:3200"
}

variable "loki_url" {
  description = "Where Grafana reaches Loki, which stores the findings."
  type        = string
  default     = "http://loki:3100"
}

variable "pager_url" {
  description = "The webhook that wakes somebody."
  type        = string
  sensitive   = true
}

variable "tickets_url" {
  description = "The webhook that opens a ticket."
  type        = string
  sensitive   = true
}
