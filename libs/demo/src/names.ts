const GIVEN = [
  'Agus',
  'Ani',
  'Bambang',
  'Budi',
  'Dewi',
  'Dwi',
  'Eko',
  'Endang',
  'Fitri',
  'Hadi',
  'Hartono',
  'Indah',
  'Joko',
  'Kartini',
  'Lestari',
  'Mulyono',
  'Ningsih',
  'Nur',
  'Purwanto',
  'Ratna',
  'Retno',
  'Rini',
  'Slamet',
  'Sri',
  'Sugeng',
  'Suharti',
  'Sukarno',
  'Sulastri',
  'Suparman',
  'Suryadi',
  'Sutrisno',
  'Tri',
  'Umi',
  'Wahyu',
  'Widodo',
  'Yuli',
] as const;
const FAMILY = [
  'Astuti',
  'Cahyono',
  'Fauzi',
  'Gunawan',
  'Handayani',
  'Haryanto',
  'Hidayat',
  'Kusuma',
  'Kurniawan',
  'Mahmudi',
  'Nugroho',
  'Prabowo',
  'Prasetyo',
  'Pratiwi',
  'Rahardjo',
  'Rahayu',
  'Raharjo',
  'Saputra',
  'Santoso',
  'Setiawan',
  'Siswanto',
  'Subagyo',
  'Sudarmo',
  'Suharto',
  'Sulistyo',
  'Susilo',
  'Utomo',
  'Wahyuni',
  'Wibowo',
  'Wijaya',
  'Wulandari',
  'Yulianto',
] as const;

/**
 * A name that nobody takes for a real person's: every one is marked as an example.
 *
 * @param number different numbers below 1,152 give different names
 */
export function exampleName(number: number): string {
  const given = GIVEN[number % GIVEN.length]!;
  // Walking both lists at different strides keeps neighbours from sharing a name.
  const family = FAMILY[(number * 7 + Math.floor(number / GIVEN.length)) % FAMILY.length]!;
  return `${given} ${family} (contoh)`;
}
