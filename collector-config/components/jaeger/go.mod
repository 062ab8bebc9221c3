module example.org/narrows/jaeger

go 1.26.0

require github.com/jaegertracing/jaeger v1.62.0
