/** Pages of a PDF by its page objects; anything else, or a PDF that hides them in compressed objects, counts as one. */
export function countPages(document: Buffer): number {
	if (!document.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 1;
	let pages = 0;
	for (let at = document.indexOf('/Type /Page'); at !== -1; at = document.indexOf('/Type /Page', at + 1)) {
		// Not `/Type /Pages`, the list of them.
		if (document[at + '/Type /Page'.length] !== 's'.charCodeAt(0)) pages += 1;
	}
	return Math.max(pages, 1);
}
