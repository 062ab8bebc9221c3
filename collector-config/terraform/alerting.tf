# The rules that Grafana is given as a file elsewhere: one place to change, and the cases of the
# Prometheus rules are tried on it. They read what `narrows.jar slo generate` records, for every
# objective that there is.
locals {
  alerting = yamldecode(file("${path.module}/../../dashboards/alerting/grafana-managed.yaml")).groups[0]
}

resource "grafana_contact_point" "pager" {
  name = "narrows-pager"

  webhook {
    url        = var.pager_url
    max_alerts = 20
  }
}

resource "grafana_contact_point" "tickets" {
  name = "narrows-tickets"

  webhook {
    url = var.tickets_url
  }
}

resource "grafana_notification_policy" "narrows" {
  contact_point = grafana_contact_point.tickets.name
  group_by      = ["slo_service", "slo_id"]

  policy {
    contact_point   = grafana_contact_point.pager.name
    group_wait      = "10s"
    repeat_interval = "1h"

    matcher {
      label = "severity"
      match = "="
      value = "page"
    }
  }

  policy {
    contact_point   = grafana_contact_point.tickets.name
    repeat_interval = "1d"

    matcher {
      label = "severity"
      match = "="
      value = "ticket"
    }
  }
}

resource "grafana_rule_group" "slo" {
  name             = local.alerting.name
  folder_uid       = grafana_folder.narrows.uid
  interval_seconds = 60

  dynamic "rule" {
    for_each = local.alerting.rules

    content {
      uid             = rule.value.uid
      name            = rule.value.title
      condition       = rule.value.condition
      for             = rule.value.for
      keep_firing_for = try(rule.value.keepFiringFor, null)
      no_data_state   = rule.value.noDataState
      exec_err_state  = rule.value.execErrState
      labels          = rule.value.labels

      # A file's dollars are doubled, as Grafana replaces $NAME in it.
      annotations = { for name, text in rule.value.annotations : name => replace(text, "$$", "$") }

      dynamic "data" {
        for_each = rule.value.data

        content {
          ref_id         = data.value.refId
          datasource_uid = data.value.datasourceUid == "prometheus" ? grafana_data_source.prometheus.uid : data.value.datasourceUid
          model          = jsonencode(data.value.model)

          relative_time_range {
            from = try(data.value.relativeTimeRange.from, 0)
            to   = try(data.value.relativeTimeRange.to, 0)
          }
        }
      }
    }
  }
}
