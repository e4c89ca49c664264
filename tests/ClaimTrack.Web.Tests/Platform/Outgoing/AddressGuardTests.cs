using System.Net;
using ClaimTrack.Web.Platform.Outgoing;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Tests.Platform;

public class AddressGuardTests
{
    [Theory]
    [InlineData("1.1.1.1"), InlineData("8.8.8.8"), InlineData("93.184.216.34"), InlineData("9.255.255.255"), InlineData("11.0.0.0")]
    [InlineData("100.63.255.255"), InlineData("100.128.0.0"), InlineData("126.255.255.255"), InlineData("128.0.0.0")]
    [InlineData("168.63.129.15"), InlineData("168.63.129.17"), InlineData("169.253.255.255"), InlineData("169.255.0.0")]
    [InlineData("172.15.255.255"), InlineData("172.32.0.0"), InlineData("192.0.1.0"), InlineData("192.0.3.0")]
    [InlineData("192.88.98.255"), InlineData("192.88.100.0"), InlineData("192.167.255.255"), InlineData("192.169.0.0")]
    [InlineData("198.17.255.255"), InlineData("198.20.0.0"), InlineData("198.51.99.255"), InlineData("198.51.101.0")]
    [InlineData("203.0.112.255"), InlineData("203.0.114.0"), InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111"), InlineData("2001:4860:4860::8888"), InlineData("2a00:1450:4001:81b::200e")]
    [InlineData("2001:200::1"), InlineData("2001:db7:ffff::1"), InlineData("2001:db9::1"), InlineData("2003::1")]
    [InlineData("2620:4f:7fff::1"), InlineData("2620:4f:8001::1"), InlineData("3ffe:ffff::1"), InlineData("3fff:1000::1")]
    [InlineData("64:ff9b::8.8.8.8"), InlineData("64:ff9b::101:101")]
    public void A_public_address_is_public(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0"), InlineData("0.1.2.3"), InlineData("0.255.255.255")]
    [InlineData("10.0.0.0"), InlineData("10.255.255.255")]
    [InlineData("100.64.0.0"), InlineData("100.100.100.200"), InlineData("100.127.255.255")]
    [InlineData("127.0.0.0"), InlineData("127.0.0.1"), InlineData("127.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.0"), InlineData("169.254.169.254"), InlineData("169.254.170.2"), InlineData("169.254.255.255")]
    [InlineData("172.16.0.0"), InlineData("172.17.0.1"), InlineData("172.31.255.255")]
    [InlineData("192.0.0.0"), InlineData("192.0.0.9"), InlineData("192.0.0.170"), InlineData("192.0.0.192"), InlineData("192.0.0.255")]
    [InlineData("192.0.2.1"), InlineData("192.31.196.1"), InlineData("192.52.193.1"), InlineData("192.88.99.1"), InlineData("192.175.48.1")]
    [InlineData("192.168.0.0"), InlineData("192.168.1.1"), InlineData("192.168.255.255")]
    [InlineData("198.18.0.0"), InlineData("198.19.255.255"), InlineData("198.51.100.1"), InlineData("203.0.113.1")]
    [InlineData("224.0.0.1"), InlineData("239.255.255.255"), InlineData("240.0.0.0"), InlineData("255.255.255.254"), InlineData("255.255.255.255")]
    public void An_inner_ipv4_address_is_not_public(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::"), InlineData("::1"), InlineData("::2")]
    [InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("fdff:ffff::1")]
    [InlineData("fe80::1"), InlineData("fe80::1%1"), InlineData("febf::1"), InlineData("fec0::1"), InlineData("feff::1")]
    [InlineData("ff00::1"), InlineData("ff02::1"), InlineData("ff0e::1")]
    [InlineData("100::1"), InlineData("100:0:0:1::1"), InlineData("5f00::1"), InlineData("4000::1"), InlineData("8000::1"), InlineData("1fff::1")]
    [InlineData("2001::1"), InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2"), InlineData("2001:2::1"), InlineData("2001:10::1")]
    [InlineData("2001:20::1"), InlineData("2001:1ff:ffff::1"), InlineData("2001:db8::1"), InlineData("3fff::1"), InlineData("3fff:fff::1")]
    [InlineData("2002:7f00:1::"), InlineData("2002:808:808::1"), InlineData("2620:4f:8000::1")]
    public void An_inner_ipv6_address_is_not_public(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::ffff:8.8.8.8"), InlineData("::ffff:127.0.0.1"), InlineData("::8.8.8.8"), InlineData("::127.0.0.1")]
    [InlineData("::ffff:0:8.8.8.8"), InlineData("::ffff:0:127.0.0.1"), InlineData("64:ff9b:1::8.8.8.8"), InlineData("64:ff9b:1:fffe::10.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1"), InlineData("64:ff9b::169.254.169.254"), InlineData("64:ff9b::10.0.0.1"), InlineData("64:ff9b::0.0.0.0")]
    public void An_ipv4_address_in_disguise_is_not_public(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void One_inner_address_refuses_the_host()
    {
        Assert.True(Guard().MayReach("mixed.example", [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("2606:4700::1")]));
        Assert.False(Guard().MayReach("mixed.example", [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1")]));
        Assert.False(Guard().MayReach("mixed.example", [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("::1")]));
    }

    [Fact]
    public void A_host_without_addresses_is_refused() => Assert.False(Guard("nowhere.example").MayReach("nowhere.example", []));

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.2.3", true), InlineData("10.1.0.0/16", "10.2.0.1", false)]
    [InlineData("10.1.2.3", "10.1.2.3", true), InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("fd00::/8", "fd12::1", true), InlineData("fd00::/8", "fc00::1", false), InlineData("::1", "::1", true)]
    // A network is opened as it is written, not in its disguises.
    [InlineData("127.0.0.0/8", "::ffff:127.0.0.1", false)]
    public void The_operator_opens_networks_and_addresses(string allowed, string address, bool may) =>
        Assert.Equal(may, Guard(allowed).MayReach("inner.example", [IPAddress.Parse(address)]));

    [Theory]
    [InlineData("wiki.inner", true), InlineData("WIKI.inner", true), InlineData("wiki.inner.", true)]
    [InlineData("evil-wiki.inner", false), InlineData("a.wiki.inner", false), InlineData("wiki.inner.example", false)]
    public void The_operator_opens_hosts_by_their_whole_name(string host, bool may) =>
        Assert.Equal(may, Guard("wiki.inner").MayReach(host, [IPAddress.Parse("10.0.0.1")]));

    static AddressGuard Guard(params string[] allow) => new(Options.Create(new OutgoingOptions { Allow = allow }));
}
