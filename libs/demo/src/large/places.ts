/** A regency or city of Java with its Kemendagri code. */
export interface PlaceName {
  readonly region: string;
  readonly name: string;
  readonly level: 'regency' | 'city';
}

const REGENCIES: Readonly<Record<string, readonly string[]>> = {
  33: [
    'Cilacap',
    'Banyumas',
    'Purbalingga',
    'Banjarnegara',
    'Kebumen',
    'Purworejo',
    'Wonosobo',
    'Magelang',
    'Boyolali',
    'Klaten',
    'Sukoharjo',
    'Wonogiri',
    'Karanganyar',
    'Sragen',
    'Grobogan',
    'Blora',
    'Rembang',
    'Pati',
    'Kudus',
    'Jepara',
    'Demak',
    'Semarang',
    'Temanggung',
    'Kendal',
    'Batang',
    'Pekalongan',
    'Pemalang',
    'Tegal',
    'Brebes',
  ],
  34: ['Kulon Progo', 'Bantul', 'Gunungkidul', 'Sleman'],
  35: [
    'Pacitan',
    'Ponorogo',
    'Trenggalek',
    'Tulungagung',
    'Blitar',
    'Kediri',
    'Malang',
    'Lumajang',
    'Jember',
    'Banyuwangi',
    'Bondowoso',
    'Situbondo',
    'Probolinggo',
    'Pasuruan',
    'Sidoarjo',
    'Mojokerto',
    'Jombang',
    'Nganjuk',
    'Madiun',
    'Magetan',
    'Ngawi',
    'Bojonegoro',
    'Tuban',
    'Lamongan',
    'Gresik',
    'Bangkalan',
    'Sampang',
    'Pamekasan',
    'Sumenep',
  ],
};
const CITIES: Readonly<Record<string, readonly string[]>> = {
  33: ['Magelang', 'Surakarta', 'Salatiga', 'Semarang', 'Pekalongan', 'Tegal'],
  34: ['Yogyakarta'],
};

const numbered = (
  names: Readonly<Record<string, readonly string[]>>,
  first: number,
  prefix: string,
  level: PlaceName['level'],
): PlaceName[] =>
  Object.entries(names).flatMap(([province, list]) =>
    list.map((name, index) => ({
      region: `${province}.${String(first + index).padStart(2, '0')}`,
      name: `${prefix} ${name}`,
      level,
    })),
  );

/** Central Java first, for a programme of few clusters stays there. */
export const places: readonly PlaceName[] = [
  ...numbered(REGENCIES, 1, 'Kabupaten', 'regency'),
  ...numbered(CITIES, 71, 'Kota', 'city'),
].sort((a, b) => (a.region < b.region ? -1 : 1));

export const products: readonly string[] = [
  'logam',
  'batik',
  'tenun',
  'mebel kayu',
  'gerabah',
  'anyaman bambu',
  'konveksi',
  'kulit',
  'gula kelapa',
  'keripik',
  'tahu tempe',
  'kerupuk',
  'genteng',
  'jamu',
];
