// What prometheus and promtool are built of; see the script beside this folder.
module narrows.io/components/prometheus

go 1.26.0

require github.com/prometheus/prometheus v0.313.5

// These stand in Prometheus' own go.mod too, where only a build of Prometheus itself reads them.
replace cloud.google.com/go => cloud.google.com/go v0.123.0

exclude github.com/linode/linodego v1.0.0

exclude (
	github.com/grpc-ecosystem/grpc-gateway v1.14.7
	google.golang.org/api v0.30.0
)
