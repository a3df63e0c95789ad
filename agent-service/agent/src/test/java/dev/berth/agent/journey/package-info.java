/** The whole agent against a real engine and a control plane that speaks the real protocol. */
package dev.berth.agent.journey;
