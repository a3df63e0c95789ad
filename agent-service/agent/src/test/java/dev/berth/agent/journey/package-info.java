/** The whole agent against a real engine, a real Kafka and a control plane that speaks HTTP. */
package dev.berth.agent.journey;
