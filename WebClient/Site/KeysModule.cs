using Amazon.S3;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Data Protection: with its keys kept and sealed, signed-in pages go on working after a restart and on any other server.</summary>
internal static class KeysModule
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<KeysOptions>, KeysOptionsValidator>();
        builder.Services.AddOptionsWithValidateOnStart<KeysOptions>().BindConfiguration("Keys");
        builder.Services.AddSingleton<KeySecrets>();
        builder.Services.AddDataProtection().SetApplicationName("GasOrleans.WebClient");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((management, services) =>
        {
            management.XmlRepository = Repository(services);
            management.XmlEncryptor = new KeySealer(services.GetRequiredService<KeySecrets>());
        });
    }

    private static IXmlRepository Repository(IServiceProvider services)
    {
        var keys = services.GetRequiredService<IOptions<KeysOptions>>().Value;
        return keys.Folder is { } folder
            ? new FileSystemXmlRepository(new DirectoryInfo(folder), services.GetRequiredService<ILoggerFactory>())
            : new BucketKeys(services.GetRequiredService<IAmazonS3>(), keys.Bucket);
    }
}
