using ClaimTrack.Web.Platform.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Tests.Platform;

public class OutgoingSetupTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_inner_is_open_unless_the_operator_opens_it()
    {
        var options = new OutgoingOptions();
        Assert.Empty(options.Allow);
        Assert.Equal([80, 443], options.Ports);
        Assert.Equal((2_000_000, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3), 4, 2),
            (options.MaxBytes, options.Timeout, options.ConnectTimeout, options.AtOnce, options.AtOncePerTeam));
        Assert.Empty(options.Mistakes());
    }

    [Fact]
    public void Configured_ports_come_on_top_of_the_usual_ones()
    {
        using var host = Build(("Outgoing:Ports:0", "8080"));
        Assert.Equal([80, 443, 8080], host.Services.GetRequiredService<IOptions<OutgoingOptions>>().Value.Ports);
    }

    [Theory]
    [InlineData("Allow:0", "10.1.2.3/8"), InlineData("Allow:0", "everything, please"), InlineData("Allow:0", ""), InlineData("Allow:0", "http://inner.example/")]
    [InlineData("Ports:0", "0"), InlineData("Ports:0", "65536"), InlineData("MaxBytes", "0"), InlineData("MaxBytes", "10000001"), InlineData("MaxBytes", "much")]
    [InlineData("Timeout", "00:00:00"), InlineData("Timeout", "00:05:00"), InlineData("ConnectTimeout", "00:00:16"), InlineData("RefusalTakes", "-00:00:01")]
    [InlineData("AtOnce", "0"), InlineData("AtOncePerTeam", "0"), InlineData("Alow:0", "10.0.0.0/8")]
    public async Task A_mistake_stops_the_start_and_names_itself(string name, string value)
    {
        using var host = Build(($"Outgoing:{name}", value));
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Ct));
        Assert.Contains(name.Split(':')[0], problem.ToString());
    }

    [Fact]
    public async Task Good_settings_start()
    {
        using var host = Build(("Outgoing:Allow:0", "10.0.0.0/8"), ("Outgoing:Allow:1", "wiki.inner"), ("Outgoing:Allow:2", "::1"), ("Outgoing:MaxBytes", "10000000"));
        await host.StartAsync(Ct);
        await host.StopAsync(Ct);
    }

    static IHost Build(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value));
        builder.Services.AddOutgoing(builder.Configuration);
        return builder.Build();
    }
}
