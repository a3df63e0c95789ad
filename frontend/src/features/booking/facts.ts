import type { Booking } from "@/lib/api/schema";

/** "4 cores · 16 GB · 1 GPU", "8 people" */
export function sizeOf({ compute, attendees }: Booking): string {
  if (!compute) return attendees ? `${attendees}\u00a0${attendees === 1 ? "person" : "people"}` : "";
  const parts = [`${compute.cores} ${compute.cores === 1 ? "core" : "cores"}`, `${compute.memoryGb} GB`];
  if (compute.gpus > 0) parts.push(`${compute.gpus} ${compute.gpus === 1 ? "GPU" : "GPUs"}`);
  return parts.join(" · ").replaceAll(/(\d) /g, "$1\u00a0");
}

/** "JupyterLab · 4 cores · 16 GB · gpu-1", "8 people · Reading room" */
export function whatOf(booking: Booking): string {
  return [booking.compute?.environmentName, sizeOf(booking), whereOf(booking)].filter(Boolean).join(" · ");
}

export function whereOf(booking: Booking): string {
  return booking.placement?.nodeName ?? booking.resource.name;
}
