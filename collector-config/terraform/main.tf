terraform {
  required_version = ">= 1.9"
  required_providers {
    grafana = {
      source  = "grafana/grafana"
      version = "~> 4.45"
    }
  }
}

provider "grafana" {
  url  = var.grafana_url
  auth = var.grafana_token
}

resource "grafana_folder" "narrows" {
  title = "Narrows"
  uid   = "narrows"
}

resource "grafana_dashboard" "narrows" {
  for_each = fileset("${path.module}/../../dashboards/grafana", "*.json")

  folder      = grafana_folder.narrows.uid
  config_json = file("${path.module}/../../dashboards/grafana/${each.value}")
  overwrite   = true
}
