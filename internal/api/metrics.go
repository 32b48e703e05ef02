package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/registry"
)

// metrics are what GET /metrics shows, in Prometheus's text format. Labels have few
// values: routes, not paths.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	// questions counts what was asked, not what it was about.
	questions *prometheus.CounterVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "witan_http_requests_total", Help: "Requests answered, by route and class of status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "witan_http_request_seconds", Help: "Time to answer a request; streams last as long as they are open.",
			Buckets: []float64{.001, .003, .01, .03, .1, .3, 1, 3, 10},
		}, []string{"route"}),
	}
	m.questions = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "witan_questions_total", Help: "Questions, by outcome: answered, refused (not in the knowledge base) or failed.",
	}, []string{"outcome"})
	m.registry.MustRegister(m.questions, m.requests, m.seconds, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) request(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status/100)+"xx").Inc()
	m.seconds.WithLabelValues(route).Observe(took.Seconds())
}

// question counts one question.
func (m *metrics) question(a answer.Answer, err error) {
	outcome := "answered"
	switch {
	case err != nil:
		outcome = "failed"
	case a.Refused:
		outcome = "refused"
	}
	m.questions.WithLabelValues(outcome).Inc()
}

// state adds what is read when somebody looks.
func (m *metrics) state(s *Server) {
	gauge := func(name, help string, labels prometheus.Labels, read func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help, ConstLabels: labels}, read))
	}
	for label, head := range map[string]registry.Head{"latest": registry.Latest, "final": registry.Final} {
		gauge("witan_chain_block", "Last block that is followed.", prometheus.Labels{"head": label}, func() float64 {
			b, err := s.parts.Registry.Head(context.Background(), head)
			if err != nil {
				return 0 // none yet
			}
			return float64(b.Number)
		})
	}
	gauge("witan_chain_failing", "1 while the chain's RPC does not answer.", nil, func() float64 {
		if s.parts.Registry.Health().Error != "" {
			return 1
		}
		return 0
	})
	gauge("witan_event_streams", "Event streams that are open.", nil, func() float64 { return float64(len(s.limits.streams)) })
	gauge("witan_suspended_datasets", "Datasets that the operator keeps out.", nil, func() float64 {
		return float64(len(s.parts.Ingest.Suspensions()))
	})
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.HTTPErrorOnError})
}
