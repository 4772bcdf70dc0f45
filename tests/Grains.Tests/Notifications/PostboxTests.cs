using GasOrleans.Notifications;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GasOrleans.Grains.Tests.Notifications;

public class PostboxTests
{
    [Fact]
    public async Task A_mail_that_nobody_takes_is_a_fault_that_names_the_server_and_can_travel()
    {
        var postbox = new Postbox(Options.Create(new MailOptions { Host = "127.0.0.1", Port = 9, From = "gas@example.org", Security = MailSecurity.None }));
        using var mail = new MimeMessage { Body = new TextPart("plain") { Text = "hello" } };
        mail.From.Add(postbox.From);
        mail.To.Add(new MailboxAddress(null, "ada@example.org"));
        var fault = await Assert.ThrowsAsync<IOException>(() => postbox.SendAsync(mail, TestContext.Current.CancellationToken));
        Assert.Contains("127.0.0.1:9", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.example.org", MailSecurity.None, null, null, "Mail:Security")]
    [InlineData("mail.example.org", MailSecurity.StartTls, "gas", null, "Mail:Password")]
    [InlineData("127.0.0.1", MailSecurity.None, null, null, null)]
    [InlineData("mail.example.org", MailSecurity.Tls, "gas", "secret", null)]
    internal void Mail_and_password_travel_in_plain_text_on_loopback_only(string host, MailSecurity security, string? user, string? password, string? fault)
    {
        var said = new MailRules().Validate(null, new() { Host = host, Security = security, User = user, Password = password, From = "GAS <gas@example.org>" });
        Assert.Equal(fault is null, said.Succeeded);
        Assert.Contains(fault ?? "", said.FailureMessage ?? "", StringComparison.Ordinal);
    }
}
