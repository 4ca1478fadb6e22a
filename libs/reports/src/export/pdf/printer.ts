import { createRequire } from 'node:module';
import path from 'node:path';
import pdfmake from 'pdfmake';

const FONTS = path.dirname(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'));
const font = (style: string): string => path.join(FONTS, `Roboto-${style}.ttf`);

/** Roboto (Apache 2.0) comes with the printer: Latin, Greek and Cyrillic, figures of one width. */
const ROBOTO = {
  normal: font('Regular'),
  bold: font('Medium'),
  italics: font('Italic'),
  bolditalics: font('MediumItalic'),
};

pdfmake.setFonts({ Roboto: ROBOTO });
// A document is made of texts that people entered: it opens no address and no file but its fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file) => Object.values(ROBOTO).includes(file));

export type PdfDocument = Parameters<typeof pdfmake.createPdf>[0];

/** @returns the bytes of the document */
export async function printPdf(document: PdfDocument): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(document).getBuffer());
}
