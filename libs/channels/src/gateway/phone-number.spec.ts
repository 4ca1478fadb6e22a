import fc from 'fast-check';
import { phoneNumber } from './phone-number.js';

describe('a telephone number', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['0812 3456 789', '+628123456789'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['+62 (0)812.3456.7890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['0812–3456–7890', '+6281234567890'],
    ['+60 12-345 6789', '+60123456789'],
    ['0044 7911 123456', '+447911123456'],
  ])('%s is %s', (given, number) => {
    expect(phoneNumber(given)).toEqual({ ok: true, number });
  });

  it.each([
    ['', 'hanya boleh memuat angka'],
    ['nol delapan', 'hanya boleh memuat angka'],
    ['0812+3456', 'hanya boleh memuat angka'],
    ['0812345678;0812345679', 'hanya boleh memuat angka'],
    ['08123456', '10 sampai 13 angka'],
    ['08123456789012345', '10 sampai 13 angka'],
    ['021-5551234', 'bukan nomor ponsel'],
    ['+62 21 555 1234', 'bukan nomor ponsel'],
    ['+1234', 'luar negeri'],
  ])('%j is none: %s', (given, why) => {
    const read = phoneNumber(given);
    expect(read.ok ? '' : read.text.id).toContain(why);
  });

  it('is the same however it is written', () => {
    const national = fc.stringMatching(/^8[1-9]\d{7,10}$/);
    fc.assert(
      fc.property(national, (digits) => {
        for (const prefix of ['0', '62', '+62', '+62 ', '+62 (0)', '0062', ''])
          expect(phoneNumber(`${prefix}${digits}`)).toEqual({ ok: true, number: `+62${digits}` });
      }),
    );
  });
});
