// A whole telephone application of files: menus, an extension list and a fallback, with no code that runs for a call. Addresses with {Digits} in them
// lead from what the caller keyed to a file of that name, so any web server that serves files will do; this one does nothing else.
//
//   WD_SERVER, WD_ACCOUNT_SID, WD_AUTH_TOKEN   the server and the account (eng/run --sample StaticFiles sets them)
//   APP_URL                                    where the files are served
//   PHONE_NUMBER                               the number that callers dial

using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using WorkDistribution.Samples.Rest;

var app = RestClient.Setting("APP_URL");
using var rest = RestClient.FromEnvironment();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(app);
await using var site = builder.Build();
using var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "files"));
var types = new FileExtensionContentTypeProvider();
types.Mappings[".xml"] = "text/xml";
site.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types });
var number = await PhoneNumbers.LeadAsync(rest, ("VoiceUrl", app + "/menu.xml"), ("VoiceMethod", "GET"), ("VoiceFallbackUrl", app + "/sorry.xml"), ("VoiceFallbackMethod", "GET"));
await site.StartAsync();
Console.WriteLine($"""

    The files are served. Dial {number}: 1 opening hours, 2 an extension of two digits (21 or 22), anything else is no file, and the fallback says so.

    """);
await site.WaitForShutdownAsync();
