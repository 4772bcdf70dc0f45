using GasOrleans.Aws.Local.Children;
using GasOrleans.Aws.Local.Emulators;

namespace GasOrleans.Aws.Local.Mail;

/// <summary>Mail delivery: a process of its own.</summary>
internal static class MailServer
{
    public static Task StartSmtpAsync(this ChildGroup children, int port, MailFolder folder, CancellationToken cancellationToken)
    {
        var command = new ChildCommand("smtp-server (mail)", NodePackages.Node, NodePackages.Script("Mail", "smtp.mjs"), $"{port}", folder.Location);
        return children.StartAsync(command, child => Readiness.ListensAsync(child, port, cancellationToken));
    }
}
