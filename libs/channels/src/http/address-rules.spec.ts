import fc from 'fast-check';
import { addressRules, isPublicAddress, mayCall } from './address-rules.js';

describe('an address', () => {
  it.each([
    ['0.0.0.0', 'this network'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'shared'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'link-local, where clouds keep credentials'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.2.1', 'documentation'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'benchmarks'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'IPv4-mapped'],
    ['::ffff:a9fe:a9fe', 'IPv4-mapped'],
    ['::ffff:0:127.0.0.1', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:4136:e378::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['fe80::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fd00::1', 'unique local'],
    ['ff02::1', 'multicast'],
    ['100::1', 'discard'],
    ['4000::1', 'not handed out'],
    ['example.id', 'no address'],
    ['', 'no address'],
  ])('%s is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '103.10.66.1',
    '172.32.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '2404:c0::1',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it('is judged as IPv4 however IPv6 writes it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a, b, c, d] = address.split('.').map(Number) as [number, number, number, number];
        const mapped = `::ffff:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        expect(isPublicAddress(mapped)).toBe(isPublicAddress(address));
      }),
    );
  });
});

describe('configuration', () => {
  it('lets through its networks and addresses, and no others', () => {
    const rules = addressRules(['10.1.0.0/16', '192.168.7.7', 'fd00:1::/32']);
    const through = (address: string) => mayCall(address, 'x', rules);
    expect(
      ['10.1.255.1', '::ffff:10.1.0.1', '192.168.7.7', 'fd00:1::9', '8.8.8.8'].map(through),
    ).not.toContain(false);
    expect(['10.2.0.1', '192.168.7.8', 'fd00:2::1', '127.0.0.1'].map(through)).not.toContain(true);
  });

  it('lets a named host be anywhere, whatever its case, but no host below it', () => {
    const rules = addressRules(['Hook.Dinas.Internal']);
    expect(mayCall('10.0.0.1', 'hook.dinas.internal', rules)).toBe(true);
    expect(mayCall('10.0.0.1', 'x.hook.dinas.internal', rules)).toBe(false);
  });

  it('may let everything through', () => {
    expect(mayCall('127.0.0.1', 'localhost', addressRules([], true))).toBe(true);
  });
});
