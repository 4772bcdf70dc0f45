using GasOrleans.Aws.Local.Children;
using GasOrleans.Aws.Local.Emulators;

namespace GasOrleans.Aws.Local.Mail;

/// <summary>Mail delivery: a process of its own.</summary>
internal static class MailServer
{
    public static async Task StartSmtpAsync(this ChildGroup children, int port, MailFolder folder, CancellationToken cancellationToken)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var smtp = await children.StartAsync(new ChildCommand("mail delivery (smtp-server)", NodePackages.Node, NodePackages.Script("Mail", "smtp.mjs"), $"{port}", folder.Location)
        {
            Output = line =>
            {
                if (line == "ready")
                {
                    ready.TrySetResult();
                }
            },
        });
        if (await Task.WhenAny(ready.Task, smtp.Exited).WaitAsync(cancellationToken) == smtp.Exited)
        {
            throw new LocalCloudException($"{smtp.Name} ended before it was ready. Its last words:\n{smtp.LastWords}");
        }
    }
}
