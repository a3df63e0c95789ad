/**
 * Reading one's own writes (E10): the answer about a booking says how far the read side must be, and the next question
 * about what is free sends that along, so that it is not answered with less.
 */
const HEADER = "Berth-Position";
let position: string | undefined;

export function notePosition(response: Response) {
  position = response.headers.get(HEADER) ?? position;
}

export function sendPosition(request: Request) {
  if (position && /^\/api\/v1\/availability\/(search|calendar)$/.test(new URL(request.url).pathname))
    request.headers.set(HEADER, position);
}

/** Once it was waited for, everything later knows that booking too. */
export function noteReached(request: Request, response: Response) {
  if (response.ok && request.headers.get(HEADER) === position) position = undefined;
}
