# The same burn rates as the Prometheus rules of `narrows.jar slo generate`, for those who keep
# alerts in Grafana. The Prometheus rules are the ones that are tested.
locals {
  windows = {
    page = [
      { long = "1h", short = "5m", factor = 14.4 },
      { long = "6h", short = "30m", factor = 6 },
    ]
    ticket = [
      { long = "1d", short = "2h", factor = 3 },
      { long = "3d", short = "6h", factor = 1 },
    ]
  }

  requests = "http_server_request_duration_seconds_count"

  # error ratio over both windows, and at least five bad requests in the long one
  expression = {
    for pair in setproduct(keys(var.objectives), keys(local.windows)) :
    "${pair[0]}-${pair[1]}" => join(" or ", [
      for window in local.windows[pair[1]] : join(" and ", [
        for length in [window.long, window.short] :
        "(sum(rate(${local.requests}{service_name=\"${pair[0]}\",http_response_status_code=~\"5..\"}[${length}])) / sum(rate(${local.requests}{service_name=\"${pair[0]}\"}[${length}])) > ${window.factor * (1 - var.objectives[pair[0]])} and sum(increase(${local.requests}{service_name=\"${pair[0]}\",http_response_status_code=~\"5..\"}[${length}])) >= 5)"
      ])
    ])
  }
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

resource "grafana_rule_group" "availability" {
  for_each = var.objectives

  name             = "${each.key}-availability"
  folder_uid       = grafana_folder.narrows.uid
  interval_seconds = 60

  dynamic "rule" {
    for_each = local.windows

    content {
      name           = "SLOErrorBudgetBurn ${each.key} ${rule.key}"
      condition      = "burns"
      for            = "0s"
      no_data_state  = "OK"
      exec_err_state = "Error"

      labels = {
        severity    = rule.key
        slo_service = each.key
        slo_name    = "availability"
        slo_id      = "${each.key}-availability"
      }

      annotations = {
        summary = "${each.key} burns the error budget of its availability too fast (${rule.key})"
      }

      data {
        ref_id         = "ratio"
        datasource_uid = grafana_data_source.prometheus.uid

        relative_time_range {
          from = 600
          to   = 0
        }

        model = jsonencode({
          refId   = "ratio"
          expr    = local.expression["${each.key}-${rule.key}"]
          instant = true
        })
      }

      data {
        ref_id         = "burns"
        datasource_uid = "__expr__"

        relative_time_range {
          from = 0
          to   = 0
        }

        model = jsonencode({
          refId      = "burns"
          type       = "threshold"
          expression = "ratio"
          conditions = [{ evaluator = { type = "gt", params = [0] } }]
        })
      }
    }
  }
}
