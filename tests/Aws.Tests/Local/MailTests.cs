using System.Net;
using System.Net.Sockets;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Local;

public sealed class MailTests : IAsyncLifetime
{
    private readonly HttpClient browser = new();
    private LocalCloud? cloud;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.Mail, CreateResources = false }, Stop);

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await cloud!.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_on_the_page_newest_first()
    {
        await SendAsync("Subject: first", "", "one");
        await SendAsync("Subject: second", "", "two, see http://127.0.0.1:8080/jobs/1?a=1&b=2.");
        var list = await PageAsync("");
        Assert.True(list.IndexOf("second", StringComparison.Ordinal) < list.IndexOf("first", StringComparison.Ordinal));
        var mail = await PageAsync("mails/" + cloud!.Mail.Names[0]);
        Assert.Contains("""<a href="http://127.0.0.1:8080/jobs/1?a=1&amp;b=2">""", mail, StringComparison.Ordinal);
        Assert.Equal("second", (await cloud.Mail.ReadAllAsync(Stop))[0].Subject);
    }

    [Fact]
    public async Task What_is_in_a_mail_cannot_run_in_the_page()
    {
        await SendAsync("Subject: <script>alert(1)</script>", "MIME-Version: 1.0", "Content-Type: text/html", "", "<script>alert(2)</script><p title=\"x\">");
        var list = await PageAsync("");
        Assert.DoesNotContain("<script>", list, StringComparison.Ordinal);
        var mail = await PageAsync("mails/" + cloud!.Mail.Names[0]);
        Assert.DoesNotContain("<script>", mail, StringComparison.Ordinal);
        Assert.Contains("sandbox=\"allow-top-navigation-by-user-activation\"", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_mails_are_shown()
    {
        using var answer = await browser.GetAsync(new Uri(LocalPorts.Address(cloud!.Ports.Mailbox), "mails/..%2f..%2fsecrets"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<string> PageAsync(string path) => browser.GetStringAsync(new Uri(LocalPorts.Address(cloud!.Ports.Mailbox), path), Stop);

    private async Task SendAsync(params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, cloud!.Ports.Smtp, Stop);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await AnswerAsync(reader, "220");
        foreach (var (command, expected) in new[] { ("HELO test", "250"), ("MAIL FROM:<gas@example.org>", "250"), ("RCPT TO:<ada@example.org>", "250"), ("DATA", "354") })
        {
            await writer.WriteLineAsync(command);
            await AnswerAsync(reader, expected);
        }

        await writer.WriteLineAsync("From: gas@example.org\r\nTo: ada@example.org\r\n" + string.Join("\r\n", lines) + "\r\n.");
        await AnswerAsync(reader, "250");
    }

    private static async Task AnswerAsync(StreamReader reader, string expected)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync(Stop);
            Assert.StartsWith(expected, line, StringComparison.Ordinal);
        }
        while (line![3] == '-');
    }
}
