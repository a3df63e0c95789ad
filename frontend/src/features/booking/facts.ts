import type { Booking } from "@/lib/api/schema";

/** "4 cores · 16 GB · 1 GPU" */
export function sizeOf({ compute }: Booking): string {
  const parts = [`${compute.cores} ${compute.cores === 1 ? "core" : "cores"}`, `${compute.memoryGb} GB`];
  if (compute.gpus > 0) parts.push(`${compute.gpus} ${compute.gpus === 1 ? "GPU" : "GPUs"}`);
  return parts.join(" · ").replaceAll(/(\d) /g, "$1\u00a0");
}

export function whereOf(booking: Booking): string {
  return booking.placement?.nodeName ?? booking.resource.name;
}
